package org.facewright.document.model;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EObject;

import org.facewright.core.curve.KeyCurves;

import org.facewright.document.stored.Stored;

/**
 * <!-- begin-user-doc -->
 * A representation of the model object '<em><b>Layer</b></em>'.
 * <!-- end-user-doc -->
 *
 * <!-- begin-model-doc -->
 * Motion that is blended over the layers below.
 * <!-- end-model-doc -->
 *
 * <p>
 * The following features are supported:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.Layer#getId <em>Id</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getName <em>Name</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getBlend <em>Blend</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getInfluence <em>Influence</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getInfluenceCurve <em>Influence Curve</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#isMuted <em>Muted</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#isSolo <em>Solo</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#isLocked <em>Locked</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getChannelMask <em>Channel Mask</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getContent <em>Content</em>}</li>
 *   <li>{@link org.facewright.document.model.Layer#getFilters <em>Filters</em>}</li>
 * </ul>
 *
 * @see org.facewright.document.model.DocumentPackage#getLayer()
 * @model
 * @generated
 */
public interface Layer extends EObject {
	/**
	 * Returns the value of the '<em><b>Id</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Id</em>' attribute.
	 * @see #setId(String)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Id()
	 * @model id="true"
	 * @generated
	 */
	String getId();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#getId <em>Id</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Id</em>' attribute.
	 * @see #getId()
	 * @generated
	 */
	void setId(String value);

	/**
	 * Returns the value of the '<em><b>Name</b></em>' attribute.
	 * The default value is <code>""</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Name</em>' attribute.
	 * @see #setName(String)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Name()
	 * @model default=""
	 * @generated
	 */
	String getName();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#getName <em>Name</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Name</em>' attribute.
	 * @see #getName()
	 * @generated
	 */
	void setName(String value);

	/**
	 * Returns the value of the '<em><b>Blend</b></em>' attribute.
	 * The default value is <code>"REPLACE"</code>.
	 * The literals are from the enumeration {@link org.facewright.document.model.Blend}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Blend</em>' attribute.
	 * @see org.facewright.document.model.Blend
	 * @see #setBlend(Blend)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Blend()
	 * @model default="REPLACE"
	 * @generated
	 */
	Blend getBlend();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#getBlend <em>Blend</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Blend</em>' attribute.
	 * @see org.facewright.document.model.Blend
	 * @see #getBlend()
	 * @generated
	 */
	void setBlend(Blend value);

	/**
	 * Returns the value of the '<em><b>Influence</b></em>' attribute.
	 * The default value is <code>"1.0"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * 0 without effect, 1 in full.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Influence</em>' attribute.
	 * @see #setInfluence(double)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Influence()
	 * @model default="1.0"
	 * @generated
	 */
	double getInfluence();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#getInfluence <em>Influence</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Influence</em>' attribute.
	 * @see #getInfluence()
	 * @generated
	 */
	void setInfluence(double value);

	/**
	 * Returns the value of the '<em><b>Influence Curve</b></em>' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * One channel that multiplies the influence over time; none leaves it as it is.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Influence Curve</em>' attribute.
	 * @see #setInfluenceCurve(Stored)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_InfluenceCurve()
	 * @model dataType="org.facewright.document.model.StoredCurves"
	 * @generated
	 */
	Stored<KeyCurves> getInfluenceCurve();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#getInfluenceCurve <em>Influence Curve</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Influence Curve</em>' attribute.
	 * @see #getInfluenceCurve()
	 * @generated
	 */
	void setInfluenceCurve(Stored<KeyCurves> value);

	/**
	 * Returns the value of the '<em><b>Muted</b></em>' attribute.
	 * The default value is <code>"false"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Muted</em>' attribute.
	 * @see #setMuted(boolean)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Muted()
	 * @model default="false"
	 * @generated
	 */
	boolean isMuted();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#isMuted <em>Muted</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Muted</em>' attribute.
	 * @see #isMuted()
	 * @generated
	 */
	void setMuted(boolean value);

	/**
	 * Returns the value of the '<em><b>Solo</b></em>' attribute.
	 * The default value is <code>"false"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Solo</em>' attribute.
	 * @see #setSolo(boolean)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Solo()
	 * @model default="false"
	 * @generated
	 */
	boolean isSolo();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#isSolo <em>Solo</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Solo</em>' attribute.
	 * @see #isSolo()
	 * @generated
	 */
	void setSolo(boolean value);

	/**
	 * Returns the value of the '<em><b>Locked</b></em>' attribute.
	 * The default value is <code>"false"</code>.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Locked</em>' attribute.
	 * @see #setLocked(boolean)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Locked()
	 * @model default="false"
	 * @generated
	 */
	boolean isLocked();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#isLocked <em>Locked</em>}' attribute.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Locked</em>' attribute.
	 * @see #isLocked()
	 * @generated
	 */
	void setLocked(boolean value);

	/**
	 * Returns the value of the '<em><b>Channel Mask</b></em>' attribute list.
	 * The list contents are of type {@link java.lang.String}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Names of the channels the layer may change; none means all.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Channel Mask</em>' attribute list.
	 * @see org.facewright.document.model.DocumentPackage#getLayer_ChannelMask()
	 * @model
	 * @generated
	 */
	EList<String> getChannelMask();

	/**
	 * Returns the value of the '<em><b>Content</b></em>' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @return the value of the '<em>Content</em>' containment reference.
	 * @see #setContent(LayerContent)
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Content()
	 * @model containment="true"
	 * @generated
	 */
	LayerContent getContent();

	/**
	 * Sets the value of the '{@link org.facewright.document.model.Layer#getContent <em>Content</em>}' containment reference.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @param value the new value of the '<em>Content</em>' containment reference.
	 * @see #getContent()
	 * @generated
	 */
	void setContent(LayerContent value);

	/**
	 * Returns the value of the '<em><b>Filters</b></em>' containment reference list.
	 * The list contents are of type {@link org.facewright.document.model.FilterUse}.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * <!-- begin-model-doc -->
	 * Applied in order to the content.
	 * <!-- end-model-doc -->
	 * @return the value of the '<em>Filters</em>' containment reference list.
	 * @see org.facewright.document.model.DocumentPackage#getLayer_Filters()
	 * @model containment="true"
	 * @generated
	 */
	EList<FilterUse> getFilters();

} // Layer
