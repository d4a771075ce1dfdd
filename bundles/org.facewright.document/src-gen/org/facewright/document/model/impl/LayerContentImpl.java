package org.facewright.document.model.impl;

import org.eclipse.emf.ecore.EClass;

import org.eclipse.emf.ecore.impl.MinimalEObjectImpl;

import org.facewright.document.model.DocumentPackage;
import org.facewright.document.model.LayerContent;

/**
 * <!-- begin-user-doc -->
 * An implementation of the model object '<em><b>Layer Content</b></em>'.
 * <!-- end-user-doc -->
 *
 * @generated
 */
public abstract class LayerContentImpl extends MinimalEObjectImpl.Container implements LayerContent {
	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	protected LayerContentImpl() {
		super();
	}

	/**
	 * <!-- begin-user-doc -->
	 * <!-- end-user-doc -->
	 * @generated
	 */
	@Override
	protected EClass eStaticClass() {
		return DocumentPackage.Literals.LAYER_CONTENT;
	}

} //LayerContentImpl
