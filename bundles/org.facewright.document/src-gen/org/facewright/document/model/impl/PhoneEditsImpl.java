package org.facewright.document.model.impl;

import java.util.Collection;

import org.eclipse.emf.common.notify.NotificationChain;

import org.eclipse.emf.common.util.EList;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.InternalEObject;

import org.eclipse.emf.ecore.util.EObjectContainmentEList;
import org.eclipse.emf.ecore.util.InternalEList;

import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.PhoneEdit;
import org.facewright.document.model.PhoneEdits;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Phone Edits</b></em>'.
 * <!-- end-user-doc -->
 * <p>
 * The following features are implemented:
 * </p>
 * <ul>
 *   <li>{@link org.facewright.document.model.impl.PhoneEditsImpl#getEdits <em>Edits</em>}</li>
 * </ul>
 *
 * @generated
 */
public class PhoneEditsImpl extends LayerContentImpl implements PhoneEdits {
	/**
	 * The cached value of the '{@link #getEdits() <em>Edits</em>}' containment reference list.
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @see #getEdits()
	 * @generated
	 * @ordered
	 */
	protected EList<PhoneEdit> edits;

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected PhoneEditsImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.PHONE_EDITS;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public EList<PhoneEdit> getEdits() {
		if (edits == null) {
			edits = new EObjectContainmentEList<PhoneEdit>(PhoneEdit.class, this, DocumentPackage.PHONE_EDITS__EDITS);
		}
		return edits;
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public NotificationChain eInverseRemove(InternalEObject otherEnd, int featureID, NotificationChain msgs) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDITS__EDITS:
				return ((InternalEList<?>)getEdits()).basicRemove(otherEnd, msgs);
		}
		return super.eInverseRemove(otherEnd, featureID, msgs);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public Object eGet(int featureID, boolean resolve, boolean coreType) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDITS__EDITS:
				return getEdits();
		}
		return super.eGet(featureID, resolve, coreType);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@SuppressWarnings("unchecked")
	@Override
	public void eSet(int featureID, Object newValue) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDITS__EDITS:
				getEdits().clear();
				getEdits().addAll((Collection<? extends PhoneEdit>)newValue);
				return;
		}
		super.eSet(featureID, newValue);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public void eUnset(int featureID) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDITS__EDITS:
				getEdits().clear();
				return;
		}
		super.eUnset(featureID);
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	public boolean eIsSet(int featureID) {
		switch (featureID) {
			case DocumentPackage.PHONE_EDITS__EDITS:
				return edits != null && !edits.isEmpty();
		}
		return super.eIsSet(featureID);
	}

} //PhoneEditsImpl
